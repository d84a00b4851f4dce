/** Puts the page together. */
import { catchLostFiles } from "./attachments.js";
import { createChannels } from "./channels.js";
import { createClock } from "./clock.js";
import { createConnection } from "./connection.js";
import { createConversation } from "./conversation.js";
import { createDrawer } from "./drawer.js";
import { createHome } from "./home.js";
import { createModals } from "./modals.js";
import { createNavigation } from "./navigation.js";
import { createNews } from "./news.js";
import { createPeople } from "./people.js";
import { createPlace } from "./place.js";
import { createReads } from "./reads.js";
import { createStore, emptyState } from "./store.js";
import { createSync } from "./sync.js";
import { createThread } from "./thread.js";

/** @param {string} id */
const part = (id) => /** @type {HTMLElement} */ (document.getElementById(id));

async function start() {
  const store = createStore(emptyState());
  const sync = createSync(store);
  const connection = createConnection(part("connection"));
  store.watch(connection.render);
  await untilReached(sync, store);

  const { workspace } = store.get();
  if (!workspace) return;
  const reads = createReads(workspace.workspace.id, workspace.channels);
  const navigation = createNavigation(store, sync, reads);
  const parts = [
    createPeople(part("people"), navigation),
    createChannels(part("channels"), navigation, reads),
    createNews(part("channels"), navigation, reads),
    createPlace(part("place"), navigation),
    createConversation({ log: part("messages"), composer: part("composer"), store, navigation }),
    createThread(part("thread"), store, navigation),
    createHome(part("home"), store, navigation),
    createClock(part("clock"), store),
    createModals(store, sync, navigation),
    createDrawer({ button: part("drawer-button"), drawer: part("channels") }, reads),
  ];
  part("workspace-name").textContent = workspace.workspace.name;
  for (const { render } of parts) store.watch(render);
  catchLostFiles();
  navigation.begin();
  await sync.run();
}

/** @param {ReturnType<typeof createSync>} sync @param {import("./store.js").Store} store */
async function untilReached(sync, store) {
  while (store.get().reach !== "ok") {
    await sync.begin().catch(async () => {
      store.set({ reach: "lost" });
      await new Promise((resolve) => setTimeout(resolve, 1000));
    });
  }
}

start();
