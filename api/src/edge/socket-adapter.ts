import { AbstractWsAdapter } from '@nestjs/websockets';
import type { Server as HttpServer } from 'node:http';
import { Server, type ServerOptions } from 'socket.io';
import { sameOrigin } from './origin';

/** More than any request of ours needs; a longer packet ends the connection before it is read. */
const maxPacket = 64 * 1024;

/** How socket.io is set up here, whatever a gateway says. */
function socketOptions(publicOrigins: readonly string[]): Partial<ServerOptions> {
  return {
    path: '/socket.io',
    // Long polling first: it works on networks that block WebSockets, and moves up where they do not.
    transports: ['polling', 'websocket'],
    maxHttpBufferSize: maxPacket,
    connectTimeout: 10_000,
    serveClient: false,
    cookie: false,
    perMessageDeflate: false,
    // Other upgrades on this server are the shared documents'; their gate may ask the database before it answers.
    destroyUpgradeTimeout: 10_000,
    // socket.io's own `cors` says nothing about the Origin of a WebSocket.
    allowRequest: (request, answer) => answer(null, sameOrigin(request, publicOrigins)),
  };
}

/**
 * How Nest reaches socket.io: one server beside the API, with our options. Not Nest's own IoAdapter, which brings a
 * socket.io of another version and binds handlers that no guard of ours would see.
 */
export class SocketAdapter extends AbstractWsAdapter {
  constructor(
    private readonly server: HttpServer,
    private readonly publicOrigins: readonly string[],
  ) {
    super(server);
  }

  create(): Server {
    return new Server(this.server, socketOptions(this.publicOrigins));
  }

  /** Binds nothing: what a client may send is what a SocketGateway's table names. */
  bindMessageHandlers(): void {
    return;
  }
}
