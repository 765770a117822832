import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { codingFor, compressed } from '../../../../src/lib/server/http/compress.ts';
import { setSecurityHeaders } from '../../../../src/lib/server/http/headers.ts';
import { guardForm } from '../../../../src/lib/server/http/posted.ts';
import { describeError } from '../../../../src/lib/server/log.ts';

describe('headers', () => {
  const headersOf = (given: Record<string, string>, secure = false) => {
    const headers = new Headers(given);
    setSecurityHeaders(headers, secure);
    return headers;
  };

  test('a page is never kept, whatever its route said', () => {
    const headers = headersOf({
      'content-type': 'text/html',
      'cache-control': 'public, max-age=60',
      etag: '"x"'
    });
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.has('etag')).toBe(false);
  });

  test('another answer is kept only when its route said so', () => {
    expect(headersOf({ 'content-type': 'application/json' }).get('cache-control')).toBe('no-store');
    const picture = headersOf({ 'content-type': 'image/png', 'cache-control': 'private, max-age=60' });
    expect(picture.get('cache-control')).toBe('private, max-age=60');
  });

  test('https is remembered only where there is https', () => {
    expect(headersOf({}).has('strict-transport-security')).toBe(false);
    expect(headersOf({}, true).get('strict-transport-security')).toContain('max-age=');
  });

  test('addresses are told to this site only, and forms still carry their origin', () => {
    expect(headersOf({}).get('referrer-policy')).toBe('same-origin');
  });
});

describe('compression', () => {
  test.each([
    ['gzip, deflate, br, zstd', 'br'],
    ['gzip', 'gzip'],
    ['br;q=0, gzip;q=0.5', 'gzip'],
    ['GZIP;q=0.8', 'gzip'],
    ['identity', null],
    ['', null]
  ])('%j gets %s', (accepted, coding) => {
    expect(codingFor(accepted)).toBe(coding);
  });

  const page = '<p>hello</p>'.repeat(200);
  const ask = (encoding: string, method = 'GET') =>
    new Request('http://heard.test/', { method, headers: { 'accept-encoding': encoding } });
  const html = (body = page, headers: Record<string, string> = {}) =>
    new Response(body, { status: 422, headers: { 'content-type': 'text/html', ...headers } });

  test.each([
    ['br', brotliDecompressSync],
    ['gzip', gunzipSync]
  ] as const)('%s gives the same page, smaller', async (coding, open) => {
    const response = await compressed(ask(coding), html());
    const body = Buffer.from(await response.arrayBuffer());
    expect(open(body).toString()).toBe(page);
    expect(response.status).toBe(422);
    expect(response.headers.get('content-encoding')).toBe(coding);
    expect(response.headers.get('content-length')).toBe(String(body.length));
    expect(response.headers.get('vary')).toContain('Accept-Encoding');
  });

  test.each([
    ['a short page', ask('br'), html('<p>hi</p>')],
    ['a picture', ask('br'), html(page, { 'content-type': 'image/png' })],
    ['what is compressed already', ask('br'), html(page, { 'content-encoding': 'gzip' })],
    ['a browser that reads neither', ask('zstd'), html()]
  ])('%s stays as it is', async (_, request, response) => {
    const was = response.headers.get('content-encoding');
    expect((await compressed(request, response)).headers.get('content-encoding')).toBe(was);
  });
});

describe('posted forms', () => {
  const post = (body: string, type: string, more: Record<string, string> = {}) => {
    const request = new Request('http://heard.test/', {
      method: 'POST',
      body,
      headers: { 'content-type': type, ...more }
    });
    guardForm(request, false);
    return request.formData();
  };

  test('whole ones are read', async () => {
    expect((await post('code=apple', 'application/x-www-form-urlencoded')).get('code')).toBe('apple');
  });

  test('a broken one is the sender’s fault, not ours', async () => {
    await expect(post('--x\r\nnonsense', 'multipart/form-data; boundary=y')).rejects.toMatchObject({
      status: 400,
      body: { message: 'broken' }
    });
  });

  test('one that is too big is said to be too big', async () => {
    const big = post('a=b', 'application/x-www-form-urlencoded', { 'content-length': String(300 * 1024) });
    await expect(big).rejects.toMatchObject({ status: 413, body: { message: 'too-big' } });
  });

  test('the server’s own limit is told the same way', async () => {
    const request = new Request('http://heard.test/', { method: 'POST' });
    request.formData = () => Promise.reject(new TypeError('failed', { cause: { status: 413 } }));
    guardForm(request, true);
    await expect(request.formData()).rejects.toMatchObject({ status: 413 });
  });
});

test('the log hears of an error’s class, code and place, never of its words', () => {
  const cause = Object.assign(new Error('UNIQUE failed'), { code: 'SQLITE_CONSTRAINT_UNIQUE' });
  const told = describeError(new TypeError('Amina wrote this', { cause }));
  expect(told).toMatchObject({ class: 'TypeError < Error', code: 'SQLITE_CONSTRAINT_UNIQUE' });
  expect(told.where).toContain('answers.test.ts');
  expect(JSON.stringify(told)).not.toMatch(/Amina|failed/);
  expect(describeError('Amina')).toEqual({ class: 'string', code: '', where: '' });
});
