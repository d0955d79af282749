import * as z from "zod";
import type { Credential } from "../webauthn/ceremony.ts";

const bytes = z.string().max(100_000);

const PublicKeyCredential = z.object({
  id: bytes,
  response: z.object({
    clientDataJSON: bytes,
    attestationObject: bytes.optional(),
    authenticatorData: bytes.optional(),
    signature: bytes.optional(),
  }),
});

/** A credential, which clerk-js sends as JSON in one field. */
export const credential = z
  .string()
  .max(500_000)
  .transform((text, context): Credential => {
    try {
      const { id, response } = PublicKeyCredential.parse(JSON.parse(text));
      return { id, ...response };
    } catch {
      context.addIssue({ code: "custom", message: "expected a public key credential" });
      return z.NEVER;
    }
  });
