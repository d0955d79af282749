/** A browser bundle, as its npm tarball holds it. */
export interface Pin {
  /** As in the path that clerk-js and the SDKs ask for: `/npm/@clerk/<name>@…/dist/…`. */
  name: string;
  version: string;
  /** Of the tarball, as the registry and every lock file state it. */
  integrity: string;
  /** The files a browser may load: an entry with its chunks. */
  files: RegExp;
}

/** The versions the SDKs of this project load; another version of an SDK accepts them too. */
export const PINS: readonly Pin[] = [
  {
    name: "clerk-js",
    version: "6.34.1",
    integrity:
      "sha512-PcM/x9lzmDU5bQ8jaJjkWYncJbAYL5hlxHG3jkO4SLG39apLqfBuFCaRw27ptIkwRCTJnY+a6Nvml3gk8G1CZA==",
    files: /^(?:clerk\.browser|[\w-]+_clerk\.browser_\w+_[\d.]+)\.js$/,
  },
  {
    name: "ui",
    version: "1.36.0",
    integrity:
      "sha512-uI96zYCh5jISLOt1mdpIPy/Y31P0kwFxjUFOxLUwFfTHFmGUcRjbqN6bbb+75tdI2Bz6ARGws3rhspDer+xIfQ==",
    files: /^(?:ui\.browser|ui\.shared\.browser|[\w-]+_ui_\w+_[\d.]+)\.js$/,
  },
];
