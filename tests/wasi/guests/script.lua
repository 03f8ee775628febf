-- Files, strings, tables, coroutines, errors.
local f <close> = assert(io.open("out.txt", "w"))
for i = 1, 1000 do f:write(i, " ", i * i, "\n") end
f:flush()
local sum, lines = 0, 0
for line in io.lines("out.txt") do
  local a, b = line:match("^(%d+) (%d+)$")
  sum = sum + b
  lines = lines + 1
end
print(lines, sum, f:seek("cur"), f:seek("set", 10))
print(pcall(error, { 1 }), select(2, pcall(error, "text", 0)))
local co = coroutine.wrap(function() for i = 1, 3 do coroutine.yield(i) end end)
print(co(), co(), co())
local words = {}
for line in io.lines() do
  for w in line:gmatch("%a+") do words[#words + 1] = w:upper() end
end
table.sort(words)
print(table.concat(words, " "))
print((select(2, io.open("none/none")))) -- errnos have other numbers
print(os.rename("out.txt", "renamed.txt"), (select(2, os.remove("out.txt"))))
local m = require("helper")
print(m.twice(21), arg[1], #arg)
print(string.format("%q %5.2f %x", "a\nb", 3.14159, 255))
for _, depth in ipairs({ 10, 1000, 100000 }) do
  local function down(n) if n == 0 then return 0 end return 1 + down(n - 1) end
  print(depth, (pcall(down, depth)))
end
os.exit(7)
