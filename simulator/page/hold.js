// A finger that rests on something. Not every browser makes a context menu of that, so the time is taken here.

const LONG_ENOUGH = 450;
const WANDERS = 10;

/** Calls `held` with what a finger rests on. What it returns tells whether that meant something. */
export function onHold(area, held) {
  let finger = null;
  let isTaken = false;

  const begin = (event) => {
    end();
    isTaken = false;
    if (event.pointerType === 'mouse' || !event.isPrimary) return;
    const { target, clientX: x, clientY: y } = event;
    const timer = setTimeout(() => {
      isTaken = held(target);
    }, LONG_ENOUGH);
    finger = { x, y, timer };
  };
  const move = ({ clientX, clientY }) => {
    if (finger && Math.hypot(clientX - finger.x, clientY - finger.y) > WANDERS) end();
  };
  const end = () => {
    clearTimeout(finger?.timer);
    finger = null;
  };
  // Lifting the finger must not press the button below it as well.
  const keepFromClick = (event) => {
    if (!isTaken) return;
    isTaken = false;
    event.preventDefault();
    event.stopPropagation();
  };

  area.addEventListener('pointerdown', begin);
  area.addEventListener('pointermove', move);
  for (const kind of ['pointerup', 'pointercancel', 'pointerleave']) area.addEventListener(kind, end);
  area.addEventListener('contextmenu', (event) => (finger || isTaken) && event.preventDefault());
  area.addEventListener('click', keepFromClick, { capture: true });
}
