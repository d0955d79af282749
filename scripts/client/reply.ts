import type { Answer } from "./conversation.ts";

/** The answer as one JSON message. */
export function message(model: string, answer: Answer): object {
  return { ...opened(model), content: [answer], stop_reason: stopReason(answer) };
}

/** The answer as the server-sent events of a streamed message. */
export function events(model: string, answer: Answer): string {
  const stop = { stop_reason: stopReason(answer), stop_sequence: null };
  return [
    { type: "message_start", message: opened(model) },
    { type: "content_block_start", index: 0, content_block: emptied(answer) },
    { type: "content_block_delta", index: 0, delta: delta(answer) },
    { type: "content_block_stop", index: 0 },
    { type: "message_delta", delta: stop, usage: { output_tokens: 1 } },
    { type: "message_stop" },
  ]
    .map((event) => `event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`)
    .join("");
}

function opened(model: string): object {
  return {
    id: "msg_scripted",
    type: "message",
    role: "assistant",
    model,
    content: [],
    stop_reason: null,
    stop_sequence: null,
    usage: { input_tokens: 1, output_tokens: 1 },
  };
}

function stopReason({ type }: Answer): string {
  return type === "tool_use" ? "tool_use" : "end_turn";
}

function emptied(answer: Answer): Answer {
  return answer.type === "text" ? { ...answer, text: "" } : { ...answer, input: {} };
}

function delta(answer: Answer): object {
  return answer.type === "text"
    ? { type: "text_delta", text: answer.text }
    : { type: "input_json_delta", partial_json: JSON.stringify(answer.input) };
}
