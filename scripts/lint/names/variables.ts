const name = String.raw`((?:[A-Z]+_)*CLERK_[A-Z0-9_]*[A-Z0-9])\b`;

/** `process.env.X`, `import.meta.env.X`, `clerkEnv.X`, Expo's `extra.X`. */
const property = new RegExp(String.raw`(?:\benv|Env|\benvironment|\bextra)\??\.${name}`, "g");

/** `getEnvVariable("X")`, `env("X")`, `withEnvFallback(value, "X")`. */
const call = new RegExp(
  String.raw`\b(getEnvVariable|getContextEnvVar|env|getValue|withEnvFallback)\((?:[\w.]+,\s*)?["'\x60]${name}`,
  "g",
);

/** Names of environment variables that this code reads. */
export function variablesRead(code: string): string[] {
  const direct = Array.from(code.matchAll(property), (match) => match[1] ?? "");
  const isPrefixed = code.includes("`VITE_${");
  const called = Array.from(code.matchAll(call), ([, reader = "", variable = ""]) =>
    isPrefixed && /^(getValue|withEnvFallback)$/.test(reader)
      ? [variable, `VITE_${variable}`]
      : [variable],
  );
  return [...direct, ...called.flat(), ...nuxtVariables(code)];
}

/** Nuxt fills every key of its runtime configuration from a variable of the same path. */
function nuxtVariables(code: string): string[] {
  const config = /updateRuntimeConfig\(\{\s*public: \{ clerk: \{([^}]*)\} \},\s*clerk: \{([^}]*)\}/;
  const [, open = "", secret = ""] = config.exec(code) ?? [];
  const read = Array.from(code.matchAll(/runtimeConfig\.public\.clerk\.(\w+)\?\.(\w+)/g));
  return [
    ...read.map(
      ([, key = "", inner = ""]) => `NUXT_PUBLIC_CLERK_${screaming(key)}_${screaming(inner)}`,
    ),
    ...keys(open).map((key) => `NUXT_PUBLIC_CLERK_${screaming(key)}`),
    ...keys(secret).map((key) => `NUXT_CLERK_${screaming(key)}`),
  ];
}

function keys(object: string): string[] {
  return Array.from(object.matchAll(/^\s*(\w+):/gm), (match) => match[1] ?? "");
}

/** `clerkJSVersion` → `CLERK_JS_VERSION` */
function screaming(key: string): string {
  const words = key.match(/[A-Z]+(?![a-z])|[A-Z]?[a-z0-9]+/g) ?? [];
  return words.join("_").toUpperCase();
}
