import dns from "node:dns";
import { syncBuiltinESMExports } from "node:module";
import net from "node:net";
import tls from "node:tls";

const CLERK =
  /(?:^|\.)(?:clerk\.(?:com|dev|services|app|accounts\.dev)|accounts\.dev|clerk-telemetry\.com)\.?$/i;

/**
 * Sends Clerk's host names to a dev instance on this machine, from inside any Node process, and
 * refuses every other Clerk host. It fails closed: nothing here ever falls back to the network.
 */
export function install({ hosts, address, port, authority }) {
  const mapped = new Set(hosts);
  const isMapped = (host) => typeof host === "string" && mapped.has(host.toLowerCase());
  const refusal = (host) =>
    Object.assign(new Error(`Unexpected look-up of ${host}, expected a host of the dev instance`), {
      code: "ERR_CLERK_HOST_REFUSED",
    });
  const isRefused = (host) => typeof host === "string" && !isMapped(host) && CLERK.test(host);
  patchTls(isMapped, authority);
  patchConnect(isMapped, isRefused, refusal, { host: address, port });
  patchLookup(isMapped, isRefused, refusal);
  syncBuiltinESMExports();
}

function patchTls(isMapped, authority) {
  const { connect } = tls;
  tls.connect = (...given) => {
    const [options, listener] = net._normalizeArgs(given);
    if (!isMapped(options.servername ?? options.host)) return connect(...given);
    const ca = [options.ca ?? tls.rootCertificates, authority].flat();
    const servername = options.servername ?? options.host;
    return connect({ ...options, servername, ca }, ...(listener ? [listener] : []));
  };
}

/** Clients that looked the name up themselves connect to the sentinel, whose socket knows its host. */
function patchConnect(isMapped, isRefused, refusal, target) {
  const { connect } = net.Socket.prototype;
  net.Socket.prototype.connect = function (...given) {
    const normalized = Array.isArray(given[0]) ? given[0] : net._normalizeArgs(given);
    const [options, listener] = normalized;
    const host = options.host ?? options.servername;
    if (isRefused(host)) {
      process.nextTick(() => this.destroy(refusal(host)));
      return this;
    }
    const isOurs = isMapped(host) || options.host === SENTINEL;
    if (!isOurs) return connect.apply(this, given);
    const rest = { ...options, lookup: undefined, path: undefined };
    return connect.call(this, { ...rest, ...target }, ...(listener ? [listener] : []));
  };
}

/** An address in loopback that nothing else uses; a connection to it goes to the front. */
const SENTINEL = "127.96.67.76";

function patchLookup(isMapped, isRefused, refusal) {
  const { lookup } = dns;
  const promised = dns.promises.lookup;
  const answer = { address: SENTINEL, family: 4 };
  dns.lookup = (host, options, callback = options) => {
    if (isRefused(host)) return process.nextTick(callback, refusal(host));
    if (!isMapped(host))
      return callback === options ? lookup(host, callback) : lookup(host, options, callback);
    return options?.all
      ? process.nextTick(callback, null, [answer])
      : process.nextTick(callback, null, SENTINEL, 4);
  };
  dns.promises.lookup = async (host, options) => {
    if (isRefused(host)) throw refusal(host);
    if (!isMapped(host)) return promised(host, options);
    return options?.all ? [answer] : answer;
  };
}
