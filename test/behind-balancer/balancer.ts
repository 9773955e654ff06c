import { freePort, startDebianProgram, untilListening, writeFiles } from './programs.js';

/** Which process has answered, as the balancer says it. */
export const ANSWERED_BY = 'x-answered-by';

type Balancer = 'haproxy' | 'nginx';

/** The one to use: `BALANCER=nginx`, and otherwise HAProxy, which passes on more of what is no proper request. */
export const balancer: Balancer = process.env.BALANCER === 'nginx' ? 'nginx' : 'haproxy';

/** How each is started, and with what in its file; docs/scaling.md shows the same. */
const BALANCERS = {
  haproxy: {
    args: ['-db', '-f', 'balancer.conf'],
    file: (port: number, hosts: string[]) => `defaults
  mode http
  option forwardfor
  timeout connect 5s
  timeout client 70s
  timeout server 70s
frontend guests
  bind 127.0.0.1:${port}
  default_backend koiene
backend koiene
  balance roundrobin
  option redispatch
  retry-on conn-failure empty-response
  http-request disable-l7-retry unless METH_GET
  http-request set-header X-Forwarded-Proto https
  http-response set-header ${ANSWERED_BY} %s
  ${hosts.map((host, i) => `server koiene-${i + 1} ${host}`).join('\n  ')}
`,
  },
  nginx: {
    args: ['-p', '.', '-c', 'balancer.conf', '-e', 'stderr'],
    file: (port: number, hosts: string[]) => `daemon off;
worker_processes 1;
pid nginx.pid;
error_log stderr warn;
events {
  worker_connections 4096;
}
http {
  access_log off;
  client_body_temp_path body;
  proxy_temp_path proxy;
  fastcgi_temp_path fastcgi;
  uwsgi_temp_path uwsgi;
  scgi_temp_path scgi;
  upstream koiene {
    ${hosts.map((host) => `server ${host};`).join('\n    ')}
    keepalive 32;
  }
  server {
    listen 127.0.0.1:${port};
    location / {
      proxy_pass http://koiene;
      proxy_http_version 1.1;
      proxy_set_header Connection "";
      proxy_set_header Host $http_host;
      proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
      proxy_set_header X-Forwarded-Proto https;
      add_header ${ANSWERED_BY} $upstream_addr always;
    }
  }
}
`,
  },
};

/** Starts a balancer that gives requests to the addresses in turn, whoever sends them. */
export async function startBalancer(
  urls: readonly string[],
): Promise<{ url: string; stop(): Promise<void> }> {
  const port = await freePort();
  const { args, file } = BALANCERS[balancer];
  const hosts = urls.map((url) => new URL(url).host.replace('localhost', '127.0.0.1'));
  const folder = await writeFiles(balancer, { 'balancer.conf': file(port, hosts) });
  const program = startDebianProgram(balancer, args, folder);
  await untilListening(port, program);
  return { url: `http://127.0.0.1:${port}`, stop: program.stop };
}
