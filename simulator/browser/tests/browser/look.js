// What a person can see: texts and elements that are on the glass and not behind anything else.
// Run as a function's body; what it gives is what is asked for in the first argument.

const [question, selector, text] = arguments;
const isOnGlass = ({ left, right, top, bottom, width, height }) =>
  width > 0 && height > 0 && right > 0 && bottom > 0 && left < innerWidth && top < innerHeight;
const pointOf = ({ left, right, top, bottom }) =>
  [(Math.max(left, 0) + Math.min(right, innerWidth)) / 2, (Math.max(top, 0) + Math.min(bottom, innerHeight)) / 2];
const isInFront = (box, owner) => {
  const found = document.elementFromPoint(...pointOf(box));
  return found !== null && (owner.contains(found) || found.contains(owner));
};
const isSeen = (box, owner) => isOnGlass(box) && owner.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && isInFront(box, owner);

const boxOf = (element) => {
  const range = document.createRange();
  range.selectNodeContents(element);
  return range.getBoundingClientRect();
};
const seenElements = () => [...document.querySelectorAll(selector)].filter((element) => isSeen(element.getBoundingClientRect(), element));
// The smallest elements that hold the text.
const holders = () => [...document.querySelectorAll(`${selector}, ${selector} *`)].filter((element) =>
  element.textContent.includes(text) && ![...element.children].some((child) => child.textContent.includes(text)));

const answers = {
  elements: () => seenElements().length,
  text: () => holders().some((element) => isSeen(boxOf(element), element)),
  middle: () => {
    const [element] = seenElements();
    return element ? pointOf(element.getBoundingClientRect()) : null;
  },
};
return answers[question]();
