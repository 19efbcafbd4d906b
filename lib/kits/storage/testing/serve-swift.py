"""Runs OpenStack Swift: account, container and object servers, and the proxy, which speaks S3.

Takes the folder of their settings; writes there the rings, which say where each server listens. Prints the proxy's port
once all of them listen. Killed, it takes them all with it.
"""
import ctypes
import os
import sys

import eventlet
from swift.common import utils, wsgi
from swift.common.ring import RingBuilder

STORES = ('account', 'container', 'object')
PR_SET_PDEATHSIG, SIGKILL = 1, 9


def die_with_parent():
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, SIGKILL)


def require_extended_attributes(folder):
    try:
        os.setxattr(folder, 'user.swift', b'1')
    except OSError as error:
        sys.exit(f'Swift keeps what it knows of a file in user extended attributes, which {folder} cannot have '
                 f'({error.strerror}): set TMPDIR to a folder on ext4, xfs or btrfs.')


def write_ring(folder, name, port):
    builder = RingBuilder(part_power=2, replicas=1, min_part_hours=0)
    address = {'ip': '127.0.0.1', 'port': port, 'replication_ip': '127.0.0.1', 'replication_port': port}
    builder.add_dev({'id': 0, 'region': 1, 'zone': 1, 'device': 'device', 'weight': 1, 'meta': '', **address})
    builder.rebalance()
    builder.get_ring().save(f'{folder}/{name}.ring.gz')


def serve(folder, name, socket):
    settings = {'__file__': f'{folder}/{name}-server.conf'}
    wsgi.run_server(settings, None, socket, {'log_name': name})


def main(folder):
    die_with_parent()
    require_extended_attributes(folder)
    utils.set_swift_dir(folder)
    utils.eventlet_monkey_patch()
    sockets = {name: eventlet.listen(('127.0.0.1', 0)) for name in (*STORES, 'proxy')}
    for name in STORES:
        write_ring(folder, name, sockets[name].getsockname()[1])
    for name in STORES:
        if os.fork() == 0:
            die_with_parent()
            serve(folder, name, sockets[name])
    # connections wait in the sockets, which listen already
    print(sockets['proxy'].getsockname()[1], flush=True)
    serve(folder, 'proxy', sockets['proxy'])


main(sys.argv[1])
