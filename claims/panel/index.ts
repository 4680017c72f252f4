import { correlation } from "./correlation.js";
import { crossSection } from "./cross-section.js";
import { dollarVolumes } from "./dollar-volume.js";
import { unprofitableShare } from "./unprofitable-share.js";

/** What is computed on a user's stock panel. */
export const panelTables = [crossSection, correlation, unprofitableShare, dollarVolumes];
