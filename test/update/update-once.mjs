// Updates a data folder from the publishers of a loopback server, saying "started" first. node update-once.mjs DIR BASE-URLS DAY TABLES
import { currentBookData } from "../../lib/dist/book/book-data.js";
import { updateData } from "../../lib/dist/update/update.js";

const [dir, baseUrls, day, tables] = process.argv.slice(2);
process.stdout.write("started\n");
const summary = await updateData({
  dir,
  book: currentBookData(),
  tables: JSON.parse(tables),
  now: new Date(`${day}T23:00:00Z`),
  http: { baseUrls: JSON.parse(baseUrls), sleep: async () => undefined },
});
process.stdout.write(`${summary.failed ? "failed" : "done"}\n`);
