/** What a pack's configuration file says, with defaults filled in. */
export interface Settings {
  /** Absolute path of the folder whose node_modules the samples' types come from. */
  typesFrom: string;
}
