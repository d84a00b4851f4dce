/** Handing in a file: with a message, or in a field of a form. */
import { ApiError, shareFile } from "./api.js";

/** @typedef {import("./store.js").Store} Store */

const LARGEST = 100 * 1024 * 1024; // bytes that the sandbox takes

/** @param {File} file @returns {Promise<string>} */
export async function base64Of(file) {
  if (file.size > LARGEST) throw new ApiError("file_too_large", 413);
  const reader = new FileReader();
  const done = new Promise((resolve, reject) => {
    reader.addEventListener("load", resolve);
    reader.addEventListener("error", () => reject(new ApiError("file_unreadable", 0)));
  });
  reader.readAsDataURL(file);
  await done;
  const address = String(reader.result);
  return address.slice(address.indexOf(",") + 1);
}

/** Give a file that stands in no channel, as a field of a form does. @param {Store} store @param {File} file @returns {Promise<{id: string, name: string}>} */
export async function handIn(store, file) {
  const answer = await shareFile({ user: store.get().me, name: file.name, content_base64: await base64Of(file) });
  return { id: answer.file.id, name: file.name };
}
