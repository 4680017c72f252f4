// danfojs-node calls tensor operations as methods (`a.add(b)`); the bundle of tfjs-core only has them
// as functions (`add(a, b)`), so each operation becomes a method here.
const tf = require("@tensorflow/tfjs-core");
require("@tensorflow/tfjs-backend-cpu");

for (const [name, op] of Object.entries(tf)) {
  if (typeof op === "function" && /^[a-z]/.test(name) && !(name in tf.Tensor.prototype)) {
    tf.Tensor.prototype[name] = function (...args) {
      return op(this, ...args);
    };
  }
}

// Silences an advertisement on standard error for the binary that this package replaces.
tf.backend().firstUse = false;

module.exports = tf;
