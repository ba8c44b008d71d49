// Unpacks the browser of the browser tests, with the libraries and fonts it needs, into the folder TMPDIR names.
// No browser is downloaded and nothing is installed: all of it comes with the npm package.
import { join } from "node:path";
import chromium, { inflate } from "@sparticuz/chromium";

const packed = join(import.meta.dirname, "..", "node_modules", "@sparticuz", "chromium", "bin");
await inflate(join(packed, "al2023.tar.br"));
console.log(await chromium.executablePath());
