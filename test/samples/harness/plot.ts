import type { Scene } from "./scene.ts";

/** What a journey tells of a sample app. */
export interface Plot {
  /** What a person does, and what they see. */
  walk: (name: string, act: Walk) => void;
  /** What somebody tries who may not; yields whether they got what they wanted. */
  attack: (name: string, act: Attack) => void;
  /** Guards that no attack can get past alone, by a part of their place or text, and why. */
  excuse: (guard: string, reason: string) => void;
}

type Walk = (scene: Scene) => Promise<void>;
type Attack = (scene: Scene) => Promise<boolean>;

export interface Told {
  walks: [name: string, act: Walk][];
  attacks: [name: string, act: Attack][];
  excuses: [guard: string, reason: string][];
}

export function hear(tell: (plot: Plot) => void): Told {
  const told: Told = { walks: [], attacks: [], excuses: [] };
  tell({
    walk: (...walk) => told.walks.push(walk),
    attack: (...attack) => told.attacks.push(attack),
    excuse: (...excuse) => told.excuses.push(excuse),
  });
  return told;
}
