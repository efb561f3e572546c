// Waits until the cards have stood still for six frames.

const done = arguments[arguments.length - 1];
const row = document.querySelector('.carousel .cards');
let [before, still] = [NaN, 0];
const look = () => {
  still = row.scrollLeft === before ? still + 1 : 0;
  before = row.scrollLeft;
  if (still > 6) done(before);
  else requestAnimationFrame(look);
};
look();
