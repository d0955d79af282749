import { Hono } from "hono";
import type { Instance } from "../instance.ts";
import { backendLimits } from "../middleware/backend-limits.ts";
import { secretKey } from "../middleware/secret-key.ts";
import { clients } from "./clients.ts";
import { emailAddresses, userEmailAddress } from "./email-addresses.ts";
import { jwtTemplates } from "./jwt-templates.ts";
import { invitations } from "./invitations.ts";
import { allowlistIdentifiers, blocklistIdentifiers } from "./restricted-identifiers.ts";
import { waitlistEntries } from "./waitlist-entries.ts";
import { signInTokens } from "./sign-in-tokens.ts";
import { actorTokens } from "./actor-tokens.ts";
import { agentTasks } from "./agent-tasks.ts";
import { testingTokens } from "./testing-tokens.ts";
import { signUps } from "./sign-ups.ts";
import { redirectUrls } from "./redirect-urls.ts";
import { domains } from "./domains.ts";
import { instanceSettings } from "./instance-settings.ts";
import { organizationSettings } from "./organization-settings.ts";
import { betaFeatures } from "./beta-features.ts";
import { apiKeys } from "./api-keys.ts";
import { m2mTokens } from "./m2m-tokens.ts";
import { machines } from "./machines.ts";
import { oauthApplications } from "./oauth-applications.ts";
import { billing, organizationSubscription, userSubscription } from "./billing.ts";
import { enterpriseConnections } from "./enterprise-connections.ts";
import { samlConnections } from "./saml-connections.ts";
import { emailVerifications, phoneVerifications } from "./identifier-verifications.ts";
import { jwks } from "./jwks.ts";
import { allOrganizationDomains, organizationDomains } from "./organization-domains.ts";
import { allOrganizationInvitations, organizationInvitations } from "./organization-invitations.ts";
import { allMemberships, organizationMemberships } from "./organization-memberships.ts";
import { organizationPermissions } from "./organization-permissions.ts";
import { organizationRoles } from "./organization-roles.ts";
import { organizations } from "./organizations.ts";
import { phoneNumbers, userPhoneNumber } from "./phone-numbers.ts";
import { roleSets } from "./role-sets.ts";
import { sessions } from "./sessions.ts";
import { userFactors } from "./user-factors.ts";
import { userMetadata } from "./user-metadata.ts";
import { userOrganizations } from "./user-organizations.ts";
import { userProfile } from "./user-profile.ts";
import { userStanding } from "./user-standing.ts";
import { users } from "./users.ts";

/** The Backend API: one guard, then a line per resource. Paths are as published. */
export function backend(instance: Instance, prefix: string): Hono {
  return new Hono()
    .use(secretKey(instance), backendLimits(instance, prefix))
    .route("/users", users(instance))
    .route("/users", userOrganizations(instance))
    .route("/users", userStanding(instance))
    .route("/users", userMetadata(instance))
    .route("/users", userFactors(instance))
    .route("/users", userProfile(instance))
    .route("/users", userEmailAddress(instance))
    .route("/users", userPhoneNumber(instance))
    .route("/email_addresses", emailAddresses(instance))
    .route("/phone_numbers", phoneNumbers(instance))
    .route("/email_addresses", emailVerifications(instance))
    .route("/phone_numbers", phoneVerifications(instance))
    .route("/clients", clients(instance))
    .route("/sessions", sessions(instance))
    .route("/organizations", organizations(instance))
    .route("/organizations", organizationMemberships(instance))
    .route("/organizations", organizationInvitations(instance))
    .route("/organizations", organizationDomains(instance))
    .route("/organization_memberships", allMemberships(instance))
    .route("/organization_invitations", allOrganizationInvitations(instance))
    .route("/organization_domains", allOrganizationDomains(instance))
    .route("/organization_permissions", organizationPermissions(instance))
    .route("/organization_roles", organizationRoles(instance))
    .route("/role_sets", roleSets(instance))
    .route("/jwt_templates", jwtTemplates(instance))
    .route("/invitations", invitations(instance))
    .route("/allowlist_identifiers", allowlistIdentifiers(instance))
    .route("/blocklist_identifiers", blocklistIdentifiers(instance))
    .route("/waitlist_entries", waitlistEntries(instance))
    .route("/sign_in_tokens", signInTokens(instance))
    .route("/actor_tokens", actorTokens(instance))
    .route("/agents/tasks", agentTasks(instance))
    .route("/testing_tokens", testingTokens(instance))
    .route("/sign_ups", signUps(instance))
    .route("/redirect_urls", redirectUrls(instance))
    .route("/domains", domains(instance))
    .route("/instance", instanceSettings(instance))
    .route("/instance/organization_settings", organizationSettings(instance))
    .route("/beta_features", betaFeatures(instance))
    .route("/machines", machines(instance))
    .route("/m2m_tokens", m2mTokens(instance))
    .route("/api_keys", apiKeys(instance))
    .route("/oauth_applications", oauthApplications(instance))
    .route("/enterprise_connections", enterpriseConnections(instance))
    .route("/saml_connections", samlConnections(instance))
    .route("/billing", billing(instance))
    .route("/users", userSubscription(instance))
    .route("/organizations", organizationSubscription(instance))
    .route("/jwks", jwks(instance));
}
