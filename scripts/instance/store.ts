import type { EnterpriseConnection } from "./resources/enterprise-connection.ts";
import type { Plan } from "./resources/plan.ts";
import type { Subscription } from "./resources/subscription.ts";
import type { ApiKey } from "./resources/api-key.ts";
import type { M2MToken } from "./resources/m2m-token.ts";
import type { Machine } from "./resources/machine.ts";
import type { OAuthApplication } from "./resources/oauth-application.ts";
import type { OAuthToken } from "./resources/oauth-token.ts";
import type { ActorToken } from "./resources/actor-token.ts";
import type { AgentTask } from "./resources/agent-task.ts";
import type { Domain } from "./resources/domain.ts";
import type { Invitation } from "./resources/invitation.ts";
import type { JwtTemplate } from "./resources/jwt-template.ts";
import type { RedirectUrl } from "./resources/redirect-url.ts";
import type { RestrictedIdentifier } from "./resources/restricted-identifier.ts";
import type { SignInToken } from "./resources/sign-in-token.ts";
import type { Client } from "./resources/client.ts";
import type { DevBrowser } from "./resources/dev-browser.ts";
import type { Handshake } from "./resources/handshake.ts";
import type { MembershipRequest } from "./resources/membership-request.ts";
import type { Message } from "./resources/message.ts";
import type { Image } from "./resources/image.ts";
import type { Membership } from "./resources/membership.ts";
import type { OrganizationDomain } from "./resources/organization-domain.ts";
import type { OrganizationInvitation } from "./resources/organization-invitation.ts";
import type { Organization } from "./resources/organization.ts";
import type { TotpEnrollment } from "./resources/own-totp.ts";
import type { Permission } from "./resources/permission.ts";
import type { Reverification } from "./resources/reverification.ts";
import type { RoleSet } from "./resources/role-set.ts";
import type { Role } from "./resources/role.ts";
import type { Session } from "./resources/session.ts";
import type { Settings } from "./resources/settings.ts";
import type { SignIn } from "./resources/sign-in.ts";
import type { SignUp } from "./resources/sign-up.ts";
import type { TestingToken } from "./resources/testing-token.ts";
import type { User } from "./resources/user.ts";
import type { WaitlistEntry } from "./resources/waitlist-entry.ts";
import { verificationToken } from "./resources/verification.ts";
import type { WebhookDelivery } from "./resources/webhook-delivery.ts";
import type { WebhookEndpoint } from "./resources/webhook-endpoint.ts";
import {
  createTable,
  type Change,
  type IndexKeys,
  type StoredRecord,
  type Table,
} from "./table.ts";

/** One line per resource: its record, and an index for each way its lists are asked for. */
function createTables(changed: (change: Change) => void) {
  const table = <T extends StoredRecord, I extends string>(
    name: string,
    indexes: Record<I, (record: T) => IndexKeys>,
  ): Table<T, I> => createTable(name, indexes, changed);
  return {
    settings: table("settings", { id: (settings: Settings) => settings.id }),
    users: table("users", {
      email: (user: User) => user.emailAddresses.map((email) => email.emailAddress),
      phone: (user) => user.phoneNumbers.map((phone) => phone.phoneNumber),
      username: (user) => user.username?.toLowerCase() ?? null,
      externalId: (user) => user.externalId,
      externalAccount: (user) =>
        user.externalAccounts.map((account) => `${account.provider}:${account.providerUserId}`),
      passkey: (user) => user.passkeys.flatMap(({ credentialId }) => credentialId ?? []),
      token: (user) =>
        [user.emailAddresses, user.externalAccounts].flatMap((owned) =>
          owned.flatMap(({ verification }) => verificationToken(verification)),
        ),
      identification: (user) =>
        [user.emailAddresses, user.phoneNumbers, user.externalAccounts].flatMap((identifications) =>
          identifications.map(({ id }) => id),
        ),
    }),
    images: table("images", { id: (image: Image) => image.id }),
    permissions: table("permissions", { key: (permission: Permission) => permission.key }),
    roles: table("roles", {
      key: (role: Role) => role.key,
      permission: (role) => role.permissionIds,
    }),
    roleSets: table("roleSets", {
      key: (roleSet: RoleSet) => roleSet.key,
      type: (roleSet) => roleSet.type,
      role: (roleSet) => roleSet.roleIds,
      namedRole: (roleSet) => [roleSet.defaultRoleId, roleSet.creatorRoleId],
    }),
    organizations: table("organizations", {
      slug: (organization: Organization) => organization.slug,
      roleSet: (organization) => organization.roleSetId,
    }),
    memberships: table("memberships", {
      organization: (membership: Membership) => membership.organizationId,
      user: (membership) => membership.userId,
      pair: (membership) => `${membership.organizationId}:${membership.userId}`,
      role: (membership) => membership.role,
    }),
    organizationInvitations: table("organizationInvitations", {
      organization: (invitation: OrganizationInvitation) => invitation.organizationId,
      email: (invitation) => invitation.emailAddress,
      ticket: (invitation) => invitation.ticket,
    }),
    organizationDomains: table("organizationDomains", {
      organization: (domain: OrganizationDomain) => domain.organizationId,
      name: (domain) => domain.name,
    }),
    jwtTemplates: table("jwtTemplates", { name: (template: JwtTemplate) => template.name }),
    allowlistIdentifiers: table("allowlistIdentifiers", {
      identifier: (entry: RestrictedIdentifier) => entry.identifier,
    }),
    blocklistIdentifiers: table("blocklistIdentifiers", {
      identifier: (entry: RestrictedIdentifier) => entry.identifier,
    }),
    invitations: table("invitations", {
      email: (invitation: Invitation) => invitation.emailAddress,
      ticket: (invitation) => invitation.ticket,
    }),
    waitlistEntries: table("waitlistEntries", {
      email: (entry: WaitlistEntry) => entry.emailAddress,
    }),
    signInTokens: table("signInTokens", { ticket: (token: SignInToken) => token.ticket }),
    actorTokens: table("actorTokens", { ticket: (token: ActorToken) => token.ticket }),
    agentTasks: table("agentTasks", {
      ticket: (task: AgentTask) => task.ticket,
      agent: (task) => task.agentName,
    }),
    redirectUrls: table("redirectUrls", { url: (redirectUrl: RedirectUrl) => redirectUrl.url }),
    domains: table("domains", { name: (domain: Domain) => domain.name }),
    machines: table("machines", {
      key: ({ secretKey, previousKey }: Machine) =>
        previousKey ? [secretKey, previousKey.secretKey] : [secretKey],
      scope: (machine) => machine.scopes,
    }),
    m2mTokens: table("m2mTokens", {
      machine: (token: M2MToken) => token.machineId,
      token: (token) => token.token,
    }),
    apiKeys: table("apiKeys", {
      subject: (key: ApiKey) => key.subject,
      secret: (key) => key.secret,
    }),
    oauthApplications: table("oauthApplications", {
      client: (application: OAuthApplication) => application.clientId,
    }),
    oauthTokens: table("oauthTokens", {
      application: (token: OAuthToken) => token.clientId,
      token: (token) => token.token,
    }),
    enterpriseConnections: table("enterpriseConnections", {
      saml: (connection: EnterpriseConnection) => connection.samlId,
      domain: (connection) => connection.domains,
    }),
    plans: table("plans", { slug: (plan: Plan) => plan.slug }),
    subscriptions: table("subscriptions", {
      payer: (subscription: Subscription) => subscription.payerId,
      item: (subscription) => subscription.items.map(({ id }) => id),
    }),
    devBrowsers: table("devBrowsers", { client: (browser: DevBrowser) => browser.clientId }),
    clients: table("clients", { session: (client: Client) => client.lastActiveSessionId }),
    signIns: table("signIns", {
      token: (signIn: SignIn) => verificationToken(signIn.firstFactor),
    }),
    signUps: table("signUps", {
      token: (signUp: SignUp) => [
        ...verificationToken(signUp.emailVerification),
        ...verificationToken(signUp.externalVerification),
      ],
    }),
    handshakes: table("handshakes", { id: (handshake: Handshake) => handshake.id }),
    totpEnrollments: table("totpEnrollments", { id: (one: TotpEnrollment) => one.id }),
    reverifications: table("reverifications", { id: (one: Reverification) => one.id }),
    membershipRequests: table("membershipRequests", {
      organization: (request: MembershipRequest) => request.organizationId,
      user: (request) => request.userId,
    }),
    testingTokens: table("testingTokens", { id: (token: TestingToken) => token.id }),
    messages: table("messages", { to: (message: Message) => message.to }),
    webhookEndpoints: table("webhookEndpoints", {
      url: (endpoint: WebhookEndpoint) => endpoint.url,
    }),
    webhookDeliveries: table("webhookDeliveries", {
      endpoint: (delivery: WebhookDelivery) => delivery.endpointId,
    }),
    sessions: table("sessions", {
      user: (session: Session) => session.userId,
      client: (session) => session.clientId,
    }),
  };
}

type Tables = ReturnType<typeof createTables>;

type Snapshot = Record<string, StoredRecord[]>;

export interface Store extends Tables {
  /** Calls back after every put and delete of any table; the state log is such a listener. */
  onChange(listener: (change: Change) => void): () => void;
  /** How many records all tables hold. */
  size(): number;
  snapshot(): Snapshot;
  /** Replaces everything by what a snapshot holds. */
  restore(snapshot: Snapshot): void;
  /** Applies one change as it was announced, as the state log does when it is read back. */
  apply(change: Change): void;
  reset(): void;
}

export function createStore(): Store {
  const listeners = new Set<(change: Change) => void>();
  const tables = createTables((change) => {
    for (const listener of listeners) listener(change);
  });
  const byName = new Map<string, Table<StoredRecord>>(Object.entries(tables) as never);
  const reset = (): void => {
    for (const table of byName.values()) for (const { id } of table.all()) table.delete(id);
  };
  const apply = ({ table, id, record }: Change): void => {
    const target = byName.get(table);
    if (record) target?.put(record);
    else target?.delete(id);
  };
  return {
    ...tables,
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    size: () => [...byName.values()].reduce((sum, table) => sum + table.size, 0),
    snapshot: () =>
      Object.fromEntries([...byName].map(([name, table]) => [name, [...table.all()]])),
    restore: (snapshot) => {
      reset();
      for (const [table, records] of Object.entries(snapshot)) {
        for (const record of records) apply({ table, id: record.id, record });
      }
    },
    apply,
    reset,
  };
}
