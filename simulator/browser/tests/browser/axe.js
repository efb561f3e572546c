// Runs axe-core with the rules that it has by default, and gives what weighs: serious and critical findings.

const done = arguments[arguments.length - 1];
const weighs = ({ impact }) => impact === 'serious' || impact === 'critical';
const inShort = ({ id, impact, help, helpUrl, nodes }) => ({
  id, impact, help, url: helpUrl,
  places: nodes.map(({ target, any, all, none }) =>
    `${target.join(' ')}: ${[...any, ...all, ...none].map(({ message }) => message).join('; ')}`),
});
// While colours change, they are neither the old nor the new ones.
const changing = document.getAnimations().filter((each) => each instanceof CSSTransition);
Promise.allSettled(changing.map(({ finished }) => finished)).then(() => axe.run(document, { resultTypes: ['violations'] })).then(
  ({ violations }) => done(violations.filter(weighs).map(inShort)),
  (failure) => done([{ id: 'axe', impact: 'critical', help: String(failure), url: '', places: [] }]),
);
