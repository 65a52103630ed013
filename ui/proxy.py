"""The proxy that this computer uses for an address: the system's settings, PAC included."""

from PySide6.QtCore import QUrl
from PySide6.QtNetwork import QNetworkProxy, QNetworkProxyFactory, QNetworkProxyQuery


def proxy_for(url: str) -> str | None:
    """Return the address of the proxy for a URL, or None for none."""
    query = QNetworkProxyQuery(QUrl(url))
    for proxy in QNetworkProxyFactory.systemProxyForQuery(query):
        if proxy.type() == QNetworkProxy.ProxyType.HttpProxy:
            return f"http://{proxy.hostName()}:{proxy.port()}"
        if proxy.type() == QNetworkProxy.ProxyType.Socks5Proxy:
            return f"socks5://{proxy.hostName()}:{proxy.port()}"
    return None
