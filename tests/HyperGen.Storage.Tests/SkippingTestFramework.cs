using System.Reflection;
using Xunit.Abstractions;
using Xunit.Sdk;

[assembly: TestFramework("HyperGen.Storage.Tests.SkippingTestFramework", "HyperGen.Storage.Tests")]

namespace HyperGen.Storage.Tests;

/// <summary>Lets a test, also an inherited one, find out while it runs that what it needs is not there: it counts as skipped and not as
/// failed.</summary>
public sealed class SkippingTestFramework(IMessageSink diagnostics) : XunitTestFramework(diagnostics)
{
    /// <summary>The exception that skips the running test.</summary>
    public static Exception Skip(string reason) => new InvalidOperationException(Mark + reason);

    private const string Mark = "SKIP: ";

    protected override ITestFrameworkExecutor CreateExecutor(AssemblyName assemblyName) =>
        new Executor(assemblyName, SourceInformationProvider, DiagnosticMessageSink);

    private sealed class Executor(
        AssemblyName assembly, ISourceInformationProvider sources, IMessageSink diagnostics) : XunitTestFrameworkExecutor(assembly,
        sources, diagnostics)
    {
        protected override void RunTestCases(
            IEnumerable<IXunitTestCase> testCases, IMessageSink executionMessageSink, ITestFrameworkExecutionOptions executionOptions) =>
            base.RunTestCases(testCases, new Sink(executionMessageSink), executionOptions);
    }

    private sealed class Sink(IMessageSink inner) : LongLivedMarshalByRefObject, IMessageSink
    {
        public bool OnMessage(IMessageSinkMessage message)
        {
            string? text = (message as ITestFailed)?.Messages.FirstOrDefault();
            int mark = text?.IndexOf(Mark, StringComparison.Ordinal) ?? -1;
            return inner.OnMessage(mark < 0 ? message : new TestSkipped(((ITestFailed)message).Test, text![(mark + Mark.Length)..]));
        }
    }
}
