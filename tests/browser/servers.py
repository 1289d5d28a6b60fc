"""Real web servers on this machine, each set up as its host's manual says, with the files from the finished folder."""

import os
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.browser.find_servers import found

_MODULES = Path("/usr/lib/apache2/modules")


@dataclass(frozen=True)
class Place:
    """A folder that is served, and where the site stands in it."""

    work: Path
    """For the server's own files."""
    www: Path
    base: str
    """`/` or a sub-path with both slashes."""

    @property
    def site(self) -> Path:
        return self.www / self.base.strip("/") if self.base != "/" else self.www


def nginx(place: Place, port: int) -> list[str]:
    include = f"include {place.site}/server/nginx.conf;"
    inside = include if place.base == "/" else f"location {place.base} {{ {include} }}"
    user = "user root;" if os.geteuid() == 0 else ""
    temp = " ".join(
        f"{each}_temp_path {place.work}/{each};" for each in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    config = place.work / "nginx.conf"
    config.write_text(
        f"""{user} daemon off; pid {place.work}/pid; error_log stderr;
        events {{}}
        http {{ include /etc/nginx/mime.types; default_type application/octet-stream; {temp}
        access_log {place.work}/access;
        server {{ listen 127.0.0.1:{port}; root {place.www}; {inside} }} }}"""
    )
    return [str(found("nginx")), "-c", str(config), "-e", "stderr"]


def apache2(place: Place, port: int, override: str = "FileInfo") -> list[str]:
    """As a shared host: every module that Debian enables, MultiViews and listings on, and only FileInfo overridden."""
    modules = (
        "mpm_event authn_core authz_core authz_host alias autoindex deflate dir env filter headers mime negotiation "
        "rewrite setenvif"
    )
    loads = "\n".join(
        f"LoadModule {name}_module {_MODULES}/mod_{name}.so"
        for name in modules.split()
        if (_MODULES / f"mod_{name}.so").exists()
    )
    user = "User www-data\nGroup www-data" if os.geteuid() == 0 else ""
    config = place.work / "apache.conf"
    config.write_text(
        f"""{loads}
        {user}
        Listen 127.0.0.1:{port}
        ServerName localhost
        PidFile {place.work}/pid
        ErrorLog {place.work}/error
        DefaultRuntimeDir {place.work}
        TypesConfig /etc/mime.types
        AddLanguage id .id
        DocumentRoot {place.www}
        <Directory {place.www}>
            Options Indexes FollowSymLinks MultiViews
            AllowOverride {override}
            Require all granted
        </Directory>"""
    )
    return [str(found("apache2")), "-X", "-f", str(config)]


def caddy(place: Place, port: int) -> list[str]:
    use = f"import {place.site}/server/Caddyfile\nroot * {place.www}\nfile_server"
    inside = use if place.base == "/" else f"handle {place.base}* {{\n{use}\n}}"
    config = place.work / "Caddyfile"
    config.write_text(f"{{\nadmin off\nauto_https off\n}}\nhttp://127.0.0.1:{port} {{\nbind 127.0.0.1\n{inside}\n}}\n")
    return [str(found("caddy")), "run", "--adapter", "caddyfile", "--config", str(config)]


SERVERS = {"nginx": nginx, "apache2": apache2, "caddy": caddy}


@contextmanager
def running(program: str, place: Place) -> Iterator[str]:
    """The address of the site on this server. Fails with what the server printed if it does not come up."""
    assert found(program), f"no {program}: run make test, which installs it"
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = SERVERS[program](place, port)
    log = place.work / "log"
    environment = os.environ | {
        "HOME": str(place.work),
        "XDG_DATA_HOME": str(place.work),
        "XDG_CONFIG_HOME": str(place.work),
    }
    with log.open("w") as out:
        server = subprocess.Popen(command, stdout=out, stderr=out, env=environment, cwd=place.work)
    try:
        for _ in range(100):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            assert server.poll() is None, log.read_text()
            time.sleep(0.1)
        yield f"http://127.0.0.1:{port}{place.base}"
    finally:
        server.terminate()
        server.wait(10)
