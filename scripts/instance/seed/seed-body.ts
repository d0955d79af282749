import * as z from "zod";
import { CreateUserBody } from "../backend/user-body.ts";
import { metadata, moment } from "../middleware/fields.ts";
import { SettingsBody } from "../settings-body.ts";
import { WebhookEndpointBody } from "../webhooks/endpoint-body.ts";

const name = z.string().min(1).max(256);
const METADATA = { public_metadata: metadata.optional(), private_metadata: metadata.optional() };

const Permission = z.strictObject({
  key: z.string().regex(/^org:(?!sys_)[a-z0-9_]+:[a-z0-9_]+$/, "expected `org:feature:action`"),
  name,
  description: z.string().default(""),
});

const Role = z.strictObject({
  key: z.string().regex(/^org:[a-z0-9_]+$/, "expected `org:name`"),
  name,
  description: z.string().nullable().default(null),
  permissions: z.array(z.string()).default([]),
});

/** `user` is an email address, a username, an external id or the number of a user in the seed. */
const user = z.union([z.string(), z.number().int().min(0)]);
const Member = z.strictObject({ user, role: z.string().default("org:member"), ...METADATA });
const Invitation = z.strictObject({
  email_address: z.email().max(320),
  role: z.string().default("org:member"),
  ...METADATA,
});
const Domain = z.strictObject({
  name: z.string().min(1).max(253),
  enrollment_mode: z
    .enum(["manual_invitation", "automatic_invitation", "automatic_suggestion"])
    .optional(),
  verified: z.boolean().optional(),
});

const Organization = z.strictObject({
  name,
  slug: z.string().min(1).max(64).optional(),
  max_allowed_memberships: z.number().int().min(0).optional(),
  created_at: moment.optional(),
  created_by: user.optional(),
  ...METADATA,
  members: z.array(Member).default([]),
  invitations: z.array(Invitation).default([]),
  domains: z.array(Domain).default([]),
});

const slug = z.string().regex(/^[a-z0-9_-]+$/, "expected a slug");
const cents = z.number().int().min(0);

/** Fees are in cents a month. */
const Plan = z.strictObject({
  name,
  slug,
  payer_type: z.enum(["user", "org"]),
  fee: cents.default(0),
  annual_monthly_fee: cents.optional(),
  description: z.string().optional(),
  features: z.array(slug).optional(),
  is_default: z.boolean().optional(),
  publicly_visible: z.boolean().optional(),
  free_trial_days: z.number().int().min(1).optional(),
});

const SUBSCRIBED = { plan: z.string(), period: z.enum(["month", "annual"]).default("month") };
const Subscription = z.union([
  z.strictObject({ user, ...SUBSCRIBED }),
  z.strictObject({ organization: z.string(), ...SUBSCRIBED }),
]);

/** Users speak the Backend API's body, so that what is true of a request is true of a seed. */
export const SeedBody = z.strictObject({
  settings: SettingsBody.optional(),
  webhook_endpoints: z.array(WebhookEndpointBody).default([]),
  permissions: z.array(Permission).default([]),
  roles: z.array(Role).default([]),
  users: z.array(CreateUserBody).default([]),
  organizations: z.array(Organization).default([]),
  plans: z.array(Plan).default([]),
  /** Who pays for which of the plans; an organization is named by its slug. */
  subscriptions: z.array(Subscription).default([]),
});

export type Seed = z.output<typeof SeedBody>;
export type SeedUser = z.output<typeof user>;
export type SeedPlan = z.output<typeof Plan>;
export type SeedOrganization = z.output<typeof Organization>;
