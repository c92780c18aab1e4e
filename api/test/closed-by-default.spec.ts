import { Controller, Get, Module } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants';
import { DiscoveryService, MetadataScanner, ModulesContainer, NestFactory } from '@nestjs/core';
import { RequestMethod } from '@nestjs/common';
import type { OpenAPIObject } from '@nestjs/swagger';
import { abilities } from '@samepage/access';
import { createLog, InProcessBell } from '@samepage/platform';
import type { Application } from 'express';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { AppModule } from '../src/app.module';
import { ENDPOINT, type EndpointOptions } from '../src/edge/endpoint';
import { placeParam } from '../src/edge/places';
import { connect } from '../src/start';
import { Agent, openMigratedDatabase, testApi, type TestApi } from './support';

let api: TestApi;
let description: OpenAPIObject;

beforeAll(async () => {
  api = await testApi();
  description = (await api.stranger().get<OpenAPIObject>('/api/openapi.json')).body;
});
afterAll(() => api.close());

interface Route {
  /** Such as `GET /api/drafts/:draftId`. */
  name: string;
  endpoint: EndpointOptions | undefined;
}

/** Every method of every controller that Nest answers a request with. */
function nestRoutes(): Route[] {
  const scanner = new MetadataScanner();
  return new DiscoveryService(api.app.get(ModulesContainer))
    .getControllers()
    .flatMap(({ metatype, instance }) => {
      const prefix = Reflect.getMetadata(PATH_METADATA, metatype!) as string;
      return scanner.getAllMethodNames(Object.getPrototypeOf(instance) as object).flatMap((method) => {
        const handler = (instance as Record<string, object>)[method]!;
        const path = Reflect.getMetadata(PATH_METADATA, handler) as string | undefined;
        if (path === undefined) return [];
        const verb = RequestMethod[Reflect.getMetadata(METHOD_METADATA, handler) as RequestMethod];
        const whole = ['api', prefix, path].flatMap((part) => part.split('/')).filter((part) => part !== '');
        const endpoint = Reflect.getMetadata(ENDPOINT, handler) as EndpointOptions | undefined;
        return [{ name: `${verb} /${whole.join('/')}`, endpoint }];
      });
    });
}

/** Every route in Express's own stack: what a request can really reach. */
function expressRoutes(): string[] {
  const { router } = api.app.getHttpAdapter().getInstance() as Application;
  return router.stack.flatMap(({ route }) =>
    route ? route.stack.map(({ method }) => `${method.toUpperCase()} ${route.path}`) : [],
  );
}

interface Operation {
  parameters?: { name: string; in: string; schema?: object }[];
  requestBody?: { content: Record<string, { schema: object }> };
  responses: Record<string, { content?: Record<string, { schema: object }> }>;
}

const operations = () =>
  Object.entries(description.paths).flatMap(([path, methods]) =>
    Object.entries(methods as Record<string, Operation>).map(([method, operation]) => ({
      name: `${method.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ':$1')}`,
      operation,
    })),
  );

describe('every address', () => {
  it('is one that Nest, Express and the description agree on', () => {
    const nest = nestRoutes()
      .map(({ name }) => name)
      .sort();
    expect(nest.length).toBeGreaterThan(40);
    expect(expressRoutes().sort()).toEqual(nest);
    expect(
      operations()
        .map(({ name }) => name)
        .sort(),
    ).toEqual(nest);
  });

  it('names an ability there is, and a place that its path can tell', () => {
    for (const { name, endpoint } of nestRoutes()) {
      expect({ name, ability: endpoint?.ability }).toEqual({ name, ability: expect.any(String) });
      expect(abilities).toContain(endpoint!.ability);
      if (endpoint!.at) expect(name).toContain(`:${placeParam[endpoint!.at]}`);
    }
  });

  it('refuses strangers, unless its ability is anyone’s', async () => {
    const open = new Set([
      'session.start',
      'session.see',
      'join.look',
      'join.enter',
      'inquiry.list',
      'inquiry.see',
    ]);
    for (const ability of ['image.see', 'edition.see', 'health.see', 'api.describe', 'demo.see'])
      open.add(ability);
    for (const { name, endpoint } of nestRoutes()) {
      if (open.has(endpoint!.ability)) continue;
      const [method, path] = name.split(' ') as [string, string];
      const { status } = await api.stranger().ask(method, path.replace(/:\w+/g, crypto.randomUUID()));
      expect({ name, status }).toEqual({ name, status: 401 });
    }
  });
});

describe('the description', () => {
  it('is OpenAPI 3.1', () => expect(description.openapi).toMatch(/^3\.1\./));

  it('gives every operation a schema or a media type for its answer, and one for problems', () => {
    for (const { name, operation } of operations()) {
      const success = Object.keys(operation.responses).filter((status) => status.startsWith('2'));
      expect({ name, success }).toEqual({ name, success: [expect.any(String)] });
      const { content } = operation.responses[success[0]!]!;
      if (success[0] === '204') expect(content).toBeUndefined();
      else for (const { schema } of Object.values(content!)) expect(Object.keys(schema)).not.toEqual([]);
      expect(JSON.stringify(operation.responses['default']!.content)).toContain(
        '#/components/schemas/Problem',
      );
    }
  });

  it('gives every part of a path and every body a schema', () => {
    for (const { name, operation } of operations()) {
      const inPath = (operation.parameters ?? []).filter((parameter) => parameter.in === 'path');
      const named = [...name.matchAll(/:(\w+)/g)].map((match) => match[1]);
      expect({ name, params: inPath.map((parameter) => parameter.name).sort() }).toEqual({
        name,
        params: named.sort(),
      });
      for (const { schema } of operation.parameters ?? []) expect(Object.keys(schema!)).not.toEqual([]);
      for (const { schema } of Object.values(operation.requestBody?.content ?? {}))
        expect(Object.keys(schema)).not.toEqual([]);
    }
  });

  it('leads every reference somewhere', () => {
    const schemas = Object.keys(description.components!.schemas!);
    const references = JSON.stringify(description).matchAll(/"#\/components\/schemas\/([^"]+)"/g);
    for (const [, name] of references) expect(schemas).toContain(name);
  });
});

describe('a route that names no ability', () => {
  @Controller('bare')
  class BareController {
    @Get()
    see() {
      return 'anything';
    }
  }

  it('is refused', async () => {
    const database = await openMigratedDatabase();
    const dataSource = await connect(database);
    const ground = {
      settings: api.settings,
      dataSource,
      bell: new InProcessBell(),
      log: createLog('silent'),
    };

    @Module({ imports: [AppModule.on(ground)], controllers: [BareController] })
    class Careless {}

    const app = await NestFactory.create(Careless, { logger: false });
    await app.listen(0, '127.0.0.1');
    const server = app.getHttpServer() as import('node:http').Server;
    if (!server.listening) await once(server, 'listening');
    const agent = new Agent(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    const { status, body } = await agent.get('/bare');
    expect({ status, body }).toMatchObject({ status: 500, body: { code: 'ability_missing' } });
    await app.close();
    await database.close();
  });
});
