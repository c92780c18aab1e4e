import type { INestApplicationContext } from '@nestjs/common';
import { ModulesContainer } from '@nestjs/core';
import { abilities } from '@samepage/access';
import { debateRequests } from '@samepage/contracts';
import { DebateGateway } from '../../src/debates/debate.gateway';
import { SocketGateway } from '../../src/edge/socket-gateway';
import { testApi, type TestApi } from '../support';

/** What Nest's decorators leave on a class and its methods: `@nestjs/websockets/constants`. */
const nestMark = { gateway: 'websockets:is_gateway', message: 'websockets:message_mapping' };

let api: TestApi;
beforeAll(async () => void (api = await testApi()));
afterAll(() => api.close());

/** Every provider and controller class of the application. */
function classesOf(app: INestApplicationContext): Set<abstract new (...args: never[]) => object> {
  const modules = [...app.get(ModulesContainer).values()];
  const wrappers = modules.flatMap((each) => [...each.providers.values(), ...each.controllers.values()]);
  return new Set(wrappers.map(({ metatype }) => metatype).filter(isClass));
}

function isClass(metatype: unknown): metatype is abstract new (...args: never[]) => object {
  return (
    typeof metatype === 'function' && typeof (metatype as { prototype?: unknown }).prototype === 'object'
  );
}

function methodsOf({ prototype }: { prototype: object }): unknown[] {
  const described = Object.values(Object.getOwnPropertyDescriptors(prototype));
  return described.map(({ value }) => value as unknown).filter((value) => typeof value === 'function');
}

describe('the socket is closed by default [DB15]', () => {
  it('answers exactly the events that have a schema', () => {
    const { events } = api.app.get(DebateGateway);
    expect(Object.keys(events).sort()).toEqual(Object.keys(debateRequests).sort());
  });

  it('asks for an ability that has a sentence, about a debate, for each of them', () => {
    for (const [name, { ability, at }] of Object.entries(api.app.get(DebateGateway).events)) {
      expect([name, abilities.includes(ability), at]).toEqual([name, true, 'debate']);
    }
  });

  it('has no handler of Nest, which no guard of ours would see, and no gateway but on our base', () => {
    const classes = [...classesOf(api.app)];
    const gateways = classes.filter((each) => Reflect.hasMetadata(nestMark.gateway, each));
    expect(gateways).toEqual([DebateGateway]);
    expect(gateways.every((each) => each.prototype instanceof SocketGateway)).toBe(true);
    const handlers = classes
      .flatMap(methodsOf)
      .filter((method) => Reflect.hasMetadata(nestMark.message, method as object));
    expect(handlers).toEqual([]);
  });
});
