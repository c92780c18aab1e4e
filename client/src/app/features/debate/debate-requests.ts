import { HttpClient, HttpResponse } from '@angular/common/http';
import type { Moment, StandResult, TakeStand } from '@samepage/contracts';
import { filter, map, Observable } from 'rxjs';
import { RequestBuilder } from '../../api/request-builder';
import { StrictHttpResponse } from '../../api/strict-http-response';

function sent<T>(http: HttpClient, request: RequestBuilder): Observable<StrictHttpResponse<T>> {
  return http.request(request.build({ responseType: 'json', accept: 'application/json' })).pipe(
    filter((event): event is HttpResponse<T> => event instanceof HttpResponse),
    map((response) => response as StrictHttpResponse<T>),
  );
}

/** Where one stands on the motion, over HTTP. */
export function debateStand(
  http: HttpClient,
  rootUrl: string,
  { debateId, moment, body }: { debateId: string; moment: Moment; body: TakeStand },
): Observable<StrictHttpResponse<StandResult>> {
  const request = new RequestBuilder(rootUrl, '/api/debates/{debateId}/stands/{moment}', 'put');
  request.path('debateId', debateId, {});
  request.path('moment', moment, {});
  request.body(body, 'application/json');
  return sent(http, request);
}

/** A quiet word to the facilitators, over HTTP. */
export function debateSignal(
  http: HttpClient,
  rootUrl: string,
  { debateId }: { debateId: string },
): Observable<StrictHttpResponse<Record<string, never>>> {
  const request = new RequestBuilder(rootUrl, '/api/debates/{debateId}/signals', 'post');
  request.path('debateId', debateId, {});
  return sent(http, request);
}
