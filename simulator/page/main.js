// Starts the page.

import { chooseFirst } from './choose.js';
import { watchConnection } from './connection.js';
import { drawConversation } from './conversation.js';
import { drawInspector } from './inspector.js';
import { drawList } from './list.js';
import { follow, listen } from './news.js';
import { attempt } from './notice.js';
import { startPanes } from './panes.js';
import { startReads } from './reads.js';
import { startTheme } from './theme.js';
import { loadWorld } from './world.js';

startTheme();
startPanes();
watchConnection();
drawList(document.getElementById('list'));
drawConversation(document.getElementById('conversation'));
drawInspector(document.getElementById('inspector'));
startReads();
listen('lost', () => attempt(loadWorld));
follow();
if (await attempt(loadWorld)) chooseFirst();
