/** What a run may create of itself, by the path that creates it. */
export interface Kind {
  path: string;
  /** How one is taken away again; undefined: it goes with what it belongs to. */
  end?: (id: string) => { method: string; path: string };
  /** It carries the mark of its run where Clerk keeps it. */
  isMarked?: boolean;
  /** Asked for a page of it, the Backend API says how many there are. */
  count?: string;
}

const deleted = (path: string) => (id: string) => ({ method: "DELETE", path: `${path}/${id}` });
const revoked = (path: string) => (id: string) => ({
  method: "POST",
  path: `${path}/${id}/revoke`,
});

export const KINDS: readonly Kind[] = [
  { path: "/users", end: deleted("/users"), isMarked: true, count: "/users/count" },
  {
    path: "/organizations",
    end: deleted("/organizations"),
    isMarked: true,
    count: "/organizations?limit=1",
  },
  {
    path: "/invitations",
    end: revoked("/invitations"),
    count: "/invitations?status=pending&paginated=true&limit=1",
  },
  { path: "/invitations/bulk", end: revoked("/invitations") },
  { path: "/waitlist_entries", end: deleted("/waitlist_entries") },
  { path: "/waitlist_entries/bulk", end: deleted("/waitlist_entries") },
  { path: "/allowlist_identifiers", end: deleted("/allowlist_identifiers") },
  { path: "/blocklist_identifiers", end: deleted("/blocklist_identifiers") },
  { path: "/redirect_urls", end: deleted("/redirect_urls") },
  { path: "/jwt_templates", end: deleted("/jwt_templates") },
  { path: "/machines", end: deleted("/machines"), count: "/machines?limit=1" },
  { path: "/api_keys", end: deleted("/api_keys") },
  {
    path: "/oauth_applications",
    end: deleted("/oauth_applications"),
    count: "/oauth_applications?limit=1",
  },
  { path: "/enterprise_connections", end: deleted("/enterprise_connections") },
  { path: "/saml_connections", end: deleted("/saml_connections") },
  { path: "/organization_roles", end: deleted("/organization_roles") },
  { path: "/organization_permissions", end: deleted("/organization_permissions") },
  { path: "/domains", end: deleted("/domains") },
  { path: "/sessions" },
  { path: "/email_addresses" },
  { path: "/phone_numbers" },
  { path: "/sign_in_tokens" },
  { path: "/actor_tokens" },
  { path: "/m2m_tokens" },
  { path: "/testing_tokens" },
];

export function kindOf(path: string): Kind | undefined {
  return KINDS.find((kind) => kind.path === path);
}
