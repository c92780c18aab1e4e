export { startApi, createApi, connect, migrate, type ApiGround, type RunningApi } from './start';
