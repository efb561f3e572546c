// The controls beside the conversation.

import { drawClock } from './control-clock.js';
import { drawFaults } from './control-faults.js';
import { drawHappenings } from './control-happenings.js';
import { drawBot, drawComment, drawStaff, drawTheme } from './control-others.js';
import { drawWebhooks } from './control-webhooks.js';

export function drawControls() {
  return [
    drawClock(),
    drawHappenings(),
    drawComment(),
    drawStaff(),
    drawWebhooks(),
    drawFaults(),
    drawBot(),
    drawTheme(),
  ];
}
