export const demoPassword = "correct-horse-9";

/** What a sample starts with that says nothing else: two people and their organization. */
export const demoSeed = {
  users: [person("ada", "Ada", "Lovelace"), person("grace", "Grace", "Hopper")],
  organizations: [
    {
      name: "Acme",
      slug: "acme",
      created_by: 0,
      members: [{ user: 0, role: "org:admin" }, { user: 1 }],
    },
  ],
};

/** Who can sign in, as a line for a person to read. */
export const demoPeople = [
  "ada+clerk_test@example.com    admin of Acme",
  "grace+clerk_test@example.com  member of Acme",
];

function person(name: string, firstName: string, lastName: string) {
  return {
    email_address: [`${name}+clerk_test@example.com`],
    first_name: firstName,
    last_name: lastName,
    password: demoPassword,
  };
}
