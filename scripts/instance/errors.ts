import { randomBytes } from "node:crypto";
import type { ContentfulStatusCode } from "hono/utils/http-status";

export interface ErrorDetail {
  code: string;
  message: string;
  long_message: string;
  meta?: Record<string, unknown>;
}

/** A refusal in Clerk's shape. Operations and routes throw it; only app.ts turns it into a response. */
export class ApiError extends Error {
  readonly status: ContentfulStatusCode;
  readonly details: ErrorDetail[];
  readonly headers: Record<string, string>;

  constructor(
    status: ContentfulStatusCode,
    details: ErrorDetail[],
    headers: Record<string, string> = {},
  ) {
    super(details[0]?.message);
    this.status = status;
    this.details = details;
    this.headers = headers;
  }
}

export function errorBody(error: ApiError): { errors: ErrorDetail[]; clerk_trace_id: string } {
  return { errors: error.details, clerk_trace_id: randomBytes(16).toString("hex") };
}

/** One error with one detail; the long message defaults to the short one. */
export function apiError(
  status: ContentfulStatusCode,
  code: string,
  message: string,
  longMessage = message,
  meta?: Record<string, unknown>,
): ApiError {
  return new ApiError(status, [
    { code, message, long_message: longMessage, ...(meta ? { meta } : {}) },
  ]);
}

export function notFound(resource: string, id: string): ApiError {
  return apiError(404, "resource_not_found", "not found", `No ${resource} was found with id ${id}`);
}

/** Refused input, about one parameter. */
export function invalidParam(
  paramName: string,
  code: string,
  message: string,
  longMessage = message,
): ApiError {
  return apiError(422, code, message, longMessage, { param_name: paramName });
}

export function identifierExists(paramName: string): ApiError {
  const message = "That identifier is taken. Please try another.";
  return invalidParam(paramName, "form_identifier_exists", message);
}

export function routeNotFound(method: string, path: string): ApiError {
  const message = "The URL path or HTTP method is not valid.";
  return apiError(404, "resource_not_found", "not found", `${message} (${method} ${path})`);
}

export function notImplemented(operation: string): ApiError {
  return apiError(
    501,
    "not_implemented",
    "not implemented",
    `This dev instance does not imitate the operation ${operation}.`,
    { operation },
  );
}

export function internalError(): ApiError {
  return apiError(500, "internal_clerk_error", "Internal error", "The dev instance has a bug.");
}
