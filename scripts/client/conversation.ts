import { z } from "zod";

const Part = z.looseObject({
  type: z.string(),
  text: z.string().optional(),
  tool_use_id: z.string().optional(),
  is_error: z.boolean().optional(),
  content: z.unknown().optional(),
});

const Message = z.object({
  role: z.string(),
  content: z.union([
    z.string().transform((text) => [{ type: "text", text } as const]),
    z.array(Part),
  ]),
});

/** What the client sends its model: the tools it offers and all that was said so far. */
export const Conversation = z.object({
  model: z.string(),
  stream: z.boolean().default(false),
  tools: z.array(z.looseObject({ name: z.string().optional() })).default([]),
  messages: z.array(Message),
});

export type Conversation = z.infer<typeof Conversation>;
export type Part = z.infer<typeof Part>;

export function parts({ messages }: Conversation): Part[] {
  return messages.flatMap(({ content }): Part[] => content);
}

/** What the model may answer. */
export type Answer =
  | { type: "text"; text: string }
  | { type: "tool_use"; id: string; name: string; input: object };
