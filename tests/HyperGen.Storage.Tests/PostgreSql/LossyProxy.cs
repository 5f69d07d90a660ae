using System.Net;
using System.Net.Sockets;

namespace HyperGen.Storage.Tests.PostgreSql;

/// <summary>Stands before a server, and when it is told to loses the answer to the next commit together with the connection, or lets the
/// next connection hang.</summary>
internal sealed class LossyProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly int _server;
    private readonly Task _accepting;
    private Action? _lose;
    private int _hangs;

    public LossyProxy(int server)
    {
        _server = server;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Number of answers that were lost.</summary>
    public int Lost { get; private set; }

    /// <summary>Number of connections that hang.</summary>
    public int Hanging { get; private set; }

    // How the server says that a commit is done.
    private static ReadOnlySpan<byte> Committed => "COMMIT\0"u8;

    /// <summary>Loses the next answer to a commit, and acts before the client can notice.</summary>
    public void LoseNextCommit(Action? act = null) => Volatile.Write(ref _lose, act ?? (() => { }));

    /// <summary>Accepts the next connection and never answers.</summary>
    public void HangNextConnection() => Volatile.Write(ref _hangs, 1);

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Stop();
        await _accepting;
        _end.Dispose();
    }

    private async Task AcceptAsync()
    {
        List<Task> connections = [];
        try
        {
            while (true) connections.Add(ServeAsync(await _listener.AcceptTcpClientAsync(_end.Token)));
        }
        catch (Exception error) when (error is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(connections);
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        using (TcpClient server = new())
        {
            if (Interlocked.Exchange(ref _hangs, 0) == 1)
            {
                Hanging++;
                await Task.Delay(Timeout.Infinite, _end.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                return;
            }

            await server.ConnectAsync(IPAddress.Loopback, _server, _end.Token);
            await Task.WhenAny(
                ForwardAsync(client.GetStream(), server.GetStream(), isAnswer: false),
                ForwardAsync(server.GetStream(), client.GetStream(), isAnswer: true));
        }
    }

    private async Task ForwardAsync(NetworkStream from, NetworkStream to, bool isAnswer)
    {
        byte[] buffer = new byte[1 << 16];
        try
        {
            while (await from.ReadAsync(buffer, _end.Token) is > 0 and int count)
            {
                if (isAnswer && buffer.AsSpan(0, count).IndexOf(Committed) >= 0 && Interlocked.Exchange(ref _lose, null) is { } act)
                {
                    Lost++;
                    act();
                    return;
                }

                await to.WriteAsync(buffer.AsMemory(0, count), _end.Token);
            }
        }
        catch (Exception error) when (error is IOException or OperationCanceledException or ObjectDisposedException)
        {
            // One side has gone; the other one follows.
        }
    }
}
