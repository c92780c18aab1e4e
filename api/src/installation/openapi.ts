import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { z } from 'zod';
import { version } from './version';

/**
 * The description of every REST route, made from the schemas the server validates with. Schemas that carry an id
 * become named components.
 */
export function describeApi(app: INestApplication): OpenAPIObject {
  const config = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Samepage')
    .setDescription(
      'A place for a collaborative inquiry. Errors are RFC 9457 problem details with a stable code.',
    )
    .setVersion(version)
    .setLicense('AGPL-3.0-or-later', 'https://www.gnu.org/licenses/agpl-3.0.html')
    .addBearerAuth()
    .addCookieAuth('samepage.session')
    .build();
  return SwaggerModule.createDocument(app, config, {
    operationIdFactory: (controller, method) => `${noun(controller)}_${method}`,
    standardSchemaConverter: (schema, { schemaType }) => toComponents(schema as z.ZodType, schemaType),
  });
}

const noun = (controller: string) =>
  controller.replace(/Controller$/, '').replace(/^./, (first) => first.toLowerCase());

/** Converts inside a wrapper, so that zod names the outermost schema as well as the nested ones. */
function toComponents(schema: z.ZodType, io: 'input' | 'output') {
  const wrapped = z.toJSONSchema(z.object({ it: schema }), { io, unrepresentable: 'any' });
  const { properties, $defs } = wrapped as unknown as {
    properties: { it: object };
    $defs?: Record<string, object>;
  };
  const components = Object.fromEntries(
    Object.entries($defs ?? {}).map(([name, definition]) => [name, withoutId(definition)]),
  );
  return { schema: properties.it, components };
}

function withoutId(definition: object): object {
  const { id: _id, ...rest } = definition as { id?: string };
  return rest;
}
