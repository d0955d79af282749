/** A place in a sample's code that keeps somebody out. */
export interface Guard {
  /** Unique within the sample; `offSwitch` takes it out. */
  id: string;
  path: string;
  /** Of the block, from 1. */
  line: number;
  text: string;
}

/** The environment variable that takes a guard out while the app runs, when it says `off`. */
export function offSwitch(id: string): string {
  return `GUARD_${id}`;
}
