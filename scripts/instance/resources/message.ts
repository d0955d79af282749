import type { EmailJSON, SMSMessageJSON } from "@clerk/backend";
import type { Instance } from "../instance.ts";

/** An email or SMS that Clerk would have sent: it stays in the inbox. */
export interface Message {
  readonly id: string;
  readonly kind: "email" | "sms";
  readonly to: string;
  /** Clerk's name for what it is about: `verification_code`, `invitation`, … */
  readonly slug: string;
  readonly subject: string;
  readonly body: string;
  readonly code: string | null;
  readonly link: string | null;
  readonly userId: string | null;
  readonly createdAt: number;
}

export interface MessageInput {
  kind: Message["kind"];
  to: string;
  slug: string;
  subject: string;
  code?: string;
  link?: string;
  userId?: string | null | undefined;
}

export function sendMessage(instance: Instance, input: MessageInput): Message {
  const { code = null, link = null, userId = null } = input;
  const message = instance.store.messages.put({
    ...input,
    id: instance.newId(input.kind === "email" ? "ema" : "sms"),
    body: [input.subject, code ?? link].filter(Boolean).join("\n\n"),
    code,
    link,
    userId,
    createdAt: instance.now(),
  });
  if (message.kind === "email") instance.events.record("email.created", emailJson(message));
  else instance.events.record("sms.created", smsJson(message));
  return message;
}

/** The newest first, as a person reads an inbox. */
export function listMessages(instance: Instance, to?: string): Message[] {
  const { messages } = instance.store;
  return (to === undefined ? [...messages.all()] : messages.by("to", to)).reverse();
}

function emailJson(message: Message): EmailJSON {
  return {
    object: "email",
    id: message.id,
    slug: message.slug,
    from_email_name: "noreply",
    to_email_address: message.to,
    email_address_id: null,
    user_id: message.userId,
    subject: message.subject,
    body: message.body,
    body_plain: message.body,
    status: "queued",
    data: contents(message),
    delivered_by_clerk: true,
  };
}

function smsJson(message: Message): SMSMessageJSON {
  return {
    object: "sms_message",
    id: message.id,
    slug: message.slug,
    from_phone_number: "+15555550100",
    to_phone_number: message.to,
    phone_number_id: null,
    ...(message.userId ? { user_id: message.userId } : {}),
    message: message.body,
    status: "queued",
    data: contents(message),
    delivered_by_clerk: true,
  };
}

function contents({ code, link }: Message) {
  return { ...(code ? { otp_code: code } : {}), ...(link ? { action_url: link } : {}) };
}
