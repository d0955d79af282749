/**
 * What Next.js is asked for besides what the app's own configuration says, when somebody watches
 * which lines run: source maps of browser code, and no complaint about types in code with a guard
 * taken out.
 */
export default {
  name: "clerk-pack",
  modifyConfig: (config) => ({
    ...config,
    productionBrowserSourceMaps: true,
    ...(process.env.GUARDS ? { typescript: { ignoreBuildErrors: true } } : {}),
  }),
};
