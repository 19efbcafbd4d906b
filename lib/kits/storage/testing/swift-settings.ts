import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

export const REGION = 'eu-west-3';
/** An account of tempauth and its user. */
export const CREDENTIALS = { accessKeyId: 'exam:key', secretAccessKey: 'secret' };

// One process serves all, on a machine that is busy: slow is no failure, and no server is left out for having failed.
const PATIENCE = 'conn_timeout = 60\nnode_timeout = 60\n';

const storageServer = (name: string, folder: string, settings = '') => `[DEFAULT]
swift_dir = ${folder}
devices = ${folder}/devices
mount_check = false
log_level = ERROR

[pipeline:main]
pipeline = ${name}-server

[app:${name}-server]
use = egg:swift#${name}
${PATIENCE}${settings}`;

const proxyServer = (folder: string) => `[DEFAULT]
swift_dir = ${folder}
log_level = ERROR

[pipeline:main]
pipeline = catch_errors cache listing_formats s3api tempauth copy slo dlo proxy-server

[app:proxy-server]
use = egg:swift#proxy
account_autocreate = true
error_suppression_limit = 1000000
recoverable_node_timeout = 60
${PATIENCE}
[filter:s3api]
use = egg:swift#s3api
location = ${REGION}

[filter:tempauth]
use = egg:swift#tempauth
user_${CREDENTIALS.accessKeyId.replace(':', '_')} = ${CREDENTIALS.secretAccessKey} .admin

${['catch_errors', 'listing_formats', 'copy', 'slo', 'dlo'].map((name) => `[filter:${name}]\nuse = egg:swift#${name}\n`).join('\n')}
[filter:cache]
use = egg:swift#memcache
`;

const CLUSTER = `[swift-hash]
swift_hash_path_prefix = exam
swift_hash_path_suffix = exam

[storage-policy:0]
name = only
default = yes
`;

/** Writes what Swift reads: one device in this folder, one copy of each object, one user. */
export function writeSwiftSettings(folder: string): void {
  mkdirSync(path.join(folder, 'devices', 'device'), { recursive: true });
  const files = {
    'swift.conf': CLUSTER,
    'account-server.conf': storageServer('account', folder),
    'container-server.conf': storageServer('container', folder),
    // lists are asked for at once after writes
    'object-server.conf': storageServer('object', folder, 'container_update_timeout = 60\n'),
    'proxy-server.conf': proxyServer(folder),
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(folder, name), text);
}
