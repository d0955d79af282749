import { z } from "zod";

/** What package.json says about the plugin; every manifest repeats it and adds nothing. */
export const Package = z.object({
  name: z.string(),
  version: z.string(),
  description: z.string(),
  author: z.string(),
  license: z.string(),
  keywords: z.array(z.string()),
});

export type Package = z.infer<typeof Package>;

/** The manifests by their paths, each as it must stand on disk. */
export function manifests(source: Package): Map<string, string> {
  return new Map([
    ["plugin.json", json(agentPlugin(source))],
    [".claude-plugin/plugin.json", json(claudePlugin(source))],
    [".claude-plugin/marketplace.json", json(marketplace(source))],
  ]);
}

/** Agent Plugins 1.0, for clients other than Claude Code; its list of keys is closed. */
function agentPlugin(source: Package): object {
  const schema = "https://agent-plugins.org/schemas/1.0.0/plugin.schema.json";
  return { $schema: schema, ...claudePlugin(source) };
}

function claudePlugin({ name, version, description, author, license, keywords }: Package): object {
  return { name, version, description, author: { name: author }, license, keywords };
}

/** The repository is a marketplace with one plugin, itself. */
function marketplace(source: Package): object {
  const { name, version, description, author } = source;
  return {
    name,
    description,
    owner: { name: author },
    plugins: [{ name, source: "./", version, description }],
  };
}

function json(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
