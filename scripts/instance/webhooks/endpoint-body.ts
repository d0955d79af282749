import * as z from "zod";

/** A webhook endpoint, as a seed and the control API name it. */
export const WebhookEndpointBody = z.strictObject({
  url: z.url({ protocol: /^https?$/ }),
  events: z.array(z.string().regex(/^[a-zA-Z]+\.(?:[a-zA-Z]+|\*)$/)).optional(),
  secret: z
    .string()
    .regex(/^whsec_[A-Za-z0-9+/]{16,}=*$/, "expected `whsec_` and a key in base64")
    .optional(),
  disabled: z.boolean().optional(),
});
