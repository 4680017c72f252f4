export { changeTo, type PriceChanges, type PriceColumn, priceChanges } from "./evidence/price-change.js";
