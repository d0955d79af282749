import { writeFileSync } from "node:fs";
import { join } from "node:path";

import { colourAt } from "./icon/drawing.ts";
import { png } from "./icon/png.ts";

const file = join(import.meta.dirname, "../.claude-plugin/icon.png");
writeFileSync(file, png(512, colourAt));
