/** What the compiler says about a range of a block's code; offsets count UTF-16 units. */
export interface Mistake {
  start: number;
  end: number;
  code: number;
  message: string;
}

/** A use of something that its author marked deprecated. */
export interface Deprecation extends Mistake {
  name: string;
  /** What stands behind `@deprecated`: mostly what to use instead. */
  advice: string;
  /** File that declares it. */
  declaredIn: string;
  /** The same for all uses of one declaration. */
  declaration: string;
}

export interface Import {
  /** The module's name as written, and its range with the quotes. */
  specifier: string;
  start: number;
  end: number;
  names: ImportedName[];
}

export interface ImportedName {
  name: string;
  start: number;
  end: number;
  /** True if its type is `any`: nothing that is done with it is checked. */
  isAny: boolean;
}

/** Something that keeps the compiler from looking: `as any`, `@ts-ignore`, `declare module`. */
export interface Escape {
  what: string;
  start: number;
  end: number;
}

/** Everything the compiler knows about one file. */
export interface Facts {
  syntax: Mistake[];
  mistakes: Mistake[];
  deprecations: Deprecation[];
  imports: Import[];
  escapes: Escape[];
}
