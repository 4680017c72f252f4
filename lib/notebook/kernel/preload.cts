// Loaded by `node --require` before tslab starts; the mending itself is an ES module, hence this bridge.
const { mendTslab } = require("./mend/mend-tslab.js") as { readonly mendTslab: () => void };

mendTslab();
