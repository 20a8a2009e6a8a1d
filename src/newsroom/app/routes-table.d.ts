/** Made by `vite.desk.config.ts` of `newsroom/contract.ts`: method and path of every route. */
declare module 'virtual:routes' {
  export const ROUTE_TABLE: Readonly<Record<import('#newsroom/contract.ts').RouteName, readonly [method: string, path: string]>>;
}
