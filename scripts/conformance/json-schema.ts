/** OpenAPI 3.0 as JSON Schema: there `nullable` stands beside `type`, and means nothing beside `$ref`. */
export function toJsonSchema(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(toJsonSchema);
  if (typeof value !== "object" || value === null) return value;
  const converted = Object.fromEntries(
    Object.entries(value).map(([key, child]) => [key, toJsonSchema(child)]),
  );
  if (converted["nullable"] !== true) return converted;
  const { nullable: _, ...schema } = converted;
  return allowNull(schema);
}

function allowNull(schema: Record<string, unknown>): Record<string, unknown> {
  const isSplit = ["oneOf", "anyOf", "allOf"].some((key) => key in schema);
  if (isSplit || typeof schema["type"] !== "string") return { anyOf: [schema, { type: "null" }] };
  const { enum: values } = schema;
  return {
    ...schema,
    type: [schema["type"], "null"],
    ...(Array.isArray(values) ? { enum: [...values, null] } : {}),
  };
}
