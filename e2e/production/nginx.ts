import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { nginxProgram } from '@/bin/machine/debian-programs';
import { inProject } from '@/bin/machine/project';

export type NginxPorts = { http: number; https: number; web: [number, number] };

/** Debian's nginx with the example of the documentation: only its ports, paths and name are others. */
export async function startNginx(folder: string, ports: NginxPorts): Promise<{ stop(): Promise<void> }> {
  const site = join(folder, 'site.conf');
  writeFileSync(site, adapt(readFileSync(inProject('docs', 'deployment', 'nginx.conf'), 'utf8'), folder, ports));
  const main = join(folder, 'nginx.conf');
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
  writeFileSync(
    main,
    `daemon off; pid ${folder}/nginx.pid; worker_processes 1; events {}
     http { ${temporary.map((name) => `${name}_temp_path ${folder}/${name};`).join(' ')} include ${site}; }`,
  );
  const server = spawn(nginxProgram, ['-e', join(folder, 'error.log'), '-c', main], { stdio: 'inherit' });
  const ended = once(server, 'exit');
  await expect.poll(() => isListening(ports.https), { timeout: 10_000 }).toBe(true);
  return { stop: () => stop(server, ended) };
}

/** Each change must find what it changes: an example that was edited cannot slip through half adapted. */
function adapt(example: string, folder: string, { http, https, web }: NginxPorts): string {
  const changes: [RegExp, string][] = [
    [/listen 80\b/g, `listen 127.0.0.1:${http}`],
    [/listen 443 ssl/g, `listen 127.0.0.1:${https} ssl`],
    [/^ *listen \[::\].*\n/gm, ''],
    [/127\.0\.0\.1:3000/g, `127.0.0.1:${web[0]}`],
    [/127\.0\.0\.1:3001/g, `127.0.0.1:${web[1]}`],
    [/server_name marches\.example/g, 'server_name localhost'],
    [/https:\/\/marches\.example/g, 'https://localhost'],
    [/\/var\/log\/nginx/g, folder],
    [/\/etc\/ssl\/passe-marche/g, folder],
  ];
  return changes.reduce((text, [found, replacement]) => {
    if (text.search(found) < 0) throw new Error(`nginx.conf has no ${found}`);
    return text.replace(found, replacement);
  }, example);
}

async function stop(server: ChildProcess, ended: Promise<unknown>): Promise<void> {
  server.kill('SIGTERM');
  await ended;
}

async function isListening(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}
