// Loaded by `node --require` before tslab starts; the mending itself is an ES module, hence this bridge.
require("./mend/mend-tslab.js");
