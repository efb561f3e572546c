// The controls beside the conversation.

import { drawClock } from './control-clock.js';
import { drawFaults } from './control-faults.js';
import { drawBot, drawComment, drawStaff, drawTheme } from './control-others.js';

export function drawControls() {
  return [drawClock(), drawFaults(), drawStaff(), drawComment(), drawBot(), drawTheme()];
}
